import type { Diagnostic, Severity } from '../../base/diagnostic';
import type { PageProof, PageRule } from './input';
import { emptyRule } from './rules/empty';
import { inkRule } from './rules/ink';
import { orphanRule } from './rules/orphan';
import { ppiRule } from './rules/ppi';
import { smallTypeRule } from './rules/smallType';

export type { PageProof } from './input';

const rules: readonly PageRule[] = [orphanRule, emptyRule, ppiRule, inkRule, smallTypeRule];
const order: readonly Severity[] = ['error', 'suspect', 'advice'];

/**
 * Preflight of a composed page: what the composer found and what these rules find, errors first, then in the
 * order of the page's reading.
 */
export function inspectPage(proof: PageProof): readonly Diagnostic[] {
  const { composed } = proof;
  const rank = new Map(composed.stories.map((story, n) => [story.story, n]));
  const rankOf = ({ place }: Diagnostic): number =>
    place.story === undefined ? composed.stories.length : (rank.get(place.story) ?? composed.stories.length);
  const all = [...composed.diagnostics, ...rules.flatMap((rule) => rule(proof))];
  return all
    .map((diagnostic, n) => ({ diagnostic, n }))
    .sort(
      (a, b) =>
        order.indexOf(a.diagnostic.severity) - order.indexOf(b.diagnostic.severity) ||
        rankOf(a.diagnostic) - rankOf(b.diagnostic) ||
        a.n - b.n,
    )
    .map(({ diagnostic }) => diagnostic);
}
