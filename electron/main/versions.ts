import { err, ok } from '../../core/base/result';
import type { AnswerOf, ArgumentOf } from '../../core/contract/desk';
import type { Project } from '../store/project';

const noProject = () => err({ kind: 'not-found', thing: '' } as const);

/** Earlier and second states of the open project's documents. */
export class Versions {
  constructor(private readonly project: () => Project | undefined) {}

  async revisions(key: ArgumentOf<'history.revisions'>): Promise<AnswerOf<'history.revisions'>> {
    return this.project()?.revisions(key) ?? noProject();
  }

  async revision({
    type,
    id,
    revision,
  }: ArgumentOf<'history.revision'>): Promise<AnswerOf<'history.revision'>> {
    return this.project()?.revision({ type, id }, revision) ?? noProject();
  }

  async branch({ branch }: ArgumentOf<'branch.read'>): Promise<AnswerOf<'branch.read'>> {
    return this.project()?.branch(branch) ?? noProject();
  }

  async resolve({ branch, choice }: ArgumentOf<'branch.resolve'>): Promise<AnswerOf<'branch.resolve'>> {
    const resolved = await (this.project()?.resolve(branch, choice) ?? noProject());
    return resolved.ok ? ok({ documents: resolved.value }) : resolved;
  }
}
