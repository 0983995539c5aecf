import { err, type Result } from '../../core/base/result';
import {
  type AnswerOf,
  type ArgumentOf,
  type CallName,
  calls,
  type DeskFailure,
} from '../../core/contract/desk';

/** One function for every call of the contract: a key without one does not compile. */
export type Handlers = {
  readonly [Name in CallName]: (argument: ArgumentOf<Name>) => AnswerOf<Name> | Promise<AnswerOf<Name>>;
};

export type AnyAnswer = Result<unknown, DeskFailure>;
export type AnyHandler = (argument: unknown) => AnyAnswer | Promise<AnyAnswer>;

export const refuse = (name: CallName, detail: string): AnyAnswer =>
  err({ kind: 'refused', thing: name, detail });

/** Checks the argument, asks the handler, and makes an answer of whatever comes: nothing is thrown to the window. */
export async function answer(name: CallName, handler: AnyHandler, argument: unknown): Promise<AnyAnswer> {
  const checked = calls[name].argument.safeParse(argument);
  if (!checked.success) return refuse(name, checked.error.issues.map((issue) => issue.message).join('; '));
  try {
    return await handler(checked.data);
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    return err({ kind: 'failed', thing: name, detail });
  }
}
