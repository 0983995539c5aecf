import { Check, EyeOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Diagnostic, Severity } from '../../core/base/diagnostic';
import {
  findingKey,
  goToPlace,
  ignoreFinding,
  severities,
  storyName,
  useDesk,
  usePageFindings,
} from '../session';
import { EmptyState, Section } from '../widgets/Badge';
import { IconButton } from '../widgets/Button';
import { acceptSuggestion } from './accept';
import './proofroom.css';

/** Findings of the page and its stories, worst first; each leads to its place. */
export function FindingsList() {
  const { t } = useTranslation('desk');
  const findings = usePageFindings();
  if (findings.length === 0)
    return (
      <EmptyState
        icon={<Check size={24} strokeWidth={1.5} />}
        title={t('proof.none')}
        hint={t('proof.noneHint')}
      />
    );
  return severities.map((severity) => (
    <Group
      key={severity}
      severity={severity}
      findings={findings.filter((one) => one.severity === severity)}
    />
  ));
}

interface GroupProps {
  readonly severity: Severity;
  readonly findings: readonly Diagnostic[];
}

function Group({ severity, findings }: GroupProps) {
  const { t } = useTranslation('desk');
  if (findings.length === 0) return null;
  return (
    <Section title={t(`proof.${severity}`)} aside={findings.length}>
      <ul className="findings" aria-label={t(`proof.${severity}`)}>
        {keyed(findings).map(([key, finding]) => (
          <Finding key={key} finding={finding} />
        ))}
      </ul>
    </Section>
  );
}

/** Keys for a list in which the same finding may stand twice. */
function keyed(findings: readonly Diagnostic[]): readonly (readonly [string, Diagnostic])[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const key = findingKey(finding);
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return [`${key}#${count}`, finding];
  });
}

function Finding({ finding }: { readonly finding: Diagnostic }) {
  const { t } = useTranslation('desk');
  const story = useDesk(({ records }) =>
    finding.place.story === undefined ? undefined : records.story[finding.place.story],
  );
  const readOnly = useDesk((state) => state.readOnly);
  const params = { ...finding.params };
  const message = t(`finding:${finding.rule}.message`, params);
  const hint = t(`finding:${finding.rule}.hint`, { ...params, defaultValue: '' });
  return (
    <li className="finding" data-severity={finding.severity} data-rule={finding.rule}>
      <button type="button" className="finding-go" onClick={() => goToPlace(finding.place)}>
        <span className="finding-message">{message}</span>
        {finding.text === undefined || message.includes(finding.text) ? null : (
          <q className="finding-text">{finding.text}</q>
        )}
        {hint === '' ? null : <span className="finding-hint">{hint}</span>}
        {story ? <span className="finding-where">{storyName(story)}</span> : null}
      </button>
      <div className="finding-actions">
        {readOnly
          ? null
          : (finding.suggestions ?? []).slice(0, 3).map((suggestion) => (
              <button
                key={suggestion}
                type="button"
                className="suggestion"
                aria-label={t('proof.accept', { suggestion })}
                onClick={() => acceptSuggestion(finding, suggestion)}
              >
                {suggestion === '' ? t('proof.remove') : suggestion}
              </button>
            ))}
        <IconButton
          label={t('proof.ignore')}
          icon={<EyeOff size={14} />}
          onPress={() => ignoreFinding(finding)}
        />
      </div>
    </li>
  );
}
