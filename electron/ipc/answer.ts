import { err, type Result } from '../../core/base/result';
import {
  type AnswerOf,
  type ArgumentOf,
  type CallName,
  calls,
  type DeskFailure,
} from '../../core/contract/desk';
import { tooMuch } from './weigh';

/** One function for every call of the contract: a key without one does not compile. */
export type Handlers = {
  readonly [Name in CallName]: (argument: ArgumentOf<Name>) => AnswerOf<Name> | Promise<AnswerOf<Name>>;
};

export type AnyAnswer = Result<unknown, DeskFailure>;
export type AnyHandler = (argument: unknown) => AnyAnswer | Promise<AnyAnswer>;

export const refuse = (name: CallName, detail: string): AnyAnswer =>
  err({ kind: 'refused', thing: name, detail });

/** Problems told of one argument. */
const MAX_TOLD = 5;

/** The argument as the contract wants it, or why it is none. */
function checked(
  name: CallName,
  argument: unknown,
): { readonly data: unknown } | { readonly problem: string } {
  try {
    const excess = tooMuch(argument);
    if (excess !== undefined) return { problem: excess };
    const parsed = calls[name].argument.safeParse(argument);
    if (parsed.success) return { data: parsed.data };
    const told = parsed.error.issues.slice(0, MAX_TOLD).map((issue) => issue.message);
    return { problem: told.join('; ') };
  } catch (cause) {
    return { problem: cause instanceof Error ? cause.message : 'cannot be read' };
  }
}

/** Checks the argument, asks the handler, and makes an answer of whatever comes: nothing is thrown to the window. */
export async function answer(name: CallName, handler: AnyHandler, argument: unknown): Promise<AnyAnswer> {
  const taken = checked(name, argument);
  if ('problem' in taken) return refuse(name, taken.problem);
  try {
    return await handler(taken.data);
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    return err({ kind: 'failed', thing: name, detail });
  }
}
