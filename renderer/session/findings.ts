import { useMemo } from 'react';
import type { Diagnostic, Severity } from '../../core/base/diagnostic';
import { usePageSummary } from './composer';
import { findingKey, useFindings } from './ui';

export const severities: readonly Severity[] = ['error', 'advice', 'suspect'];

/** Findings of the page shown and of its stories, worst first, without those passed over. */
export function usePageFindings(): readonly Diagnostic[] {
  const page = usePageSummary()?.diagnostics;
  const language = useFindings((state) => state.language);
  const ignored = useFindings((state) => state.ignored);
  return useMemo(() => {
    const all = [...(page ?? []), ...language].filter((finding) => !ignored.has(findingKey(finding)));
    return severities.flatMap((severity) => all.filter((finding) => finding.severity === severity));
  }, [page, language, ignored]);
}

/** Passes a finding over, here and for as long as its words stay. */
export const ignoreFinding = (finding: Diagnostic): void =>
  useFindings.setState(({ ignored }) => ({ ignored: new Set([...ignored, findingKey(finding)]) }));

export const restoreIgnored = (): void => useFindings.setState({ ignored: new Set() });
