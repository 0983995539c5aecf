import { BLACK } from '../base/ink';
import type { Em, Pt } from '../base/units';
import type { Issue } from '../document/records/issue';
import type { Page } from '../document/records/page';
import type { Paper } from '../document/records/paper';
import type { Style } from '../document/records/style';
import type { StyleRole } from '../document/roles';
import { uniform } from '../typeset/measures';
import { HAN_ASCENT } from './grid';
import type { PieceMaker } from './piece';
import { paragraphStyle } from './styles';

/** Item id of what belongs to the page and not to an item on it. */
export const FURNITURE = 'furniture';

/** The rule lies this far above body line 0, the texts stand this far above the rule; in body lines. */
const RULE_ABOVE_BODY = 0.5;
const TEXT_ABOVE_RULE = 0.45;
/** Space between page number and date, in em of the date. */
const NUMBER_GAP: Em = 1.2;

const WEEKDAYS = '日一二三四五六';

/** 2026年11月22日 星期日 总第1234期: a paper that does not count its issues says no number. */
export function folioDate(issue: Pick<Issue, 'date' | 'number'>): string {
  const [year = 0, month = 1, day = 1] = issue.date.split('-').map(Number);
  const weekday = WEEKDAYS[new Date(Date.UTC(year, month - 1, day)).getUTCDay()] ?? '';
  const count = issue.number > 0 ? `\u3000总第${issue.number}期` : '';
  return `${year}年${month}月${day}日\u3000星期${weekday}${count}`;
}

/** 责任编辑 / 林乔, then the next after an ideographic space. */
export const folioStaff = (staff: Page['staff']): string =>
  staff
    .filter(({ role, name }) => role !== '' || name !== '')
    .map(({ role, name }) => (role === '' || name === '' ? role + name : `${role} / ${name}`))
    .join('\u3000');

type FolioAlign = 'start' | 'center' | 'end';

/** 报眉: number, date, section and staff on one baseline above body line 0, over the rule. */
export function composeFolio(maker: PieceMaker, paper: Paper, issue: Issue, page: Page): void {
  if (paper.folio.height === 0) return;
  const { grid, typesetter } = maker.bench;
  const { area } = grid;
  const ruleAt = area.y - RULE_ABOVE_BODY * grid.pitch;
  const baseline = ruleAt - paper.folio.rule / 2 - TEXT_ABOVE_RULE * grid.pitch;
  const frame = maker.frame('folio', 0);

  const put = (text: string, role: StyleRole, x: Pt, width: Pt, align: FolioAlign): Pt => {
    if (text === '') return 0;
    const style: Style = maker.style(undefined, role);
    const paragraph = { runs: [maker.run(style, text)], style: paragraphStyle(style, { align, indent: 0 }) };
    const line = typesetter.set(paragraph, uniform(width / style.size)).lines[0];
    if (!line) return 0;
    // Figures stand on the baseline; the em box of a large Han name is brought down to their foot by half.
    const shift = role === 'folio-section' ? ((1 - HAN_ASCENT) * style.size) / 2 : 0;
    frame.line(line, {
      frame: frame.id,
      x,
      y: baseline - shift,
      size: style.size,
      ink: style.ink,
      source: undefined,
    });
    return line.width * style.size;
  };

  const lineSize = maker.style(undefined, 'folio-line').size;
  const number = put(String(page.number), 'folio-number', area.x, area.width / 4, 'start');
  const dateAt = area.x + number + NUMBER_GAP * lineSize;
  put(folioDate(issue), 'folio-line', dateAt, area.width / 2, 'start');
  put(page.section, 'folio-section', area.x, area.width, 'center');
  put(folioStaff(page.staff), 'folio-line', area.x + area.width / 2, area.width / 2, 'end');
  const height = paper.folio.height * grid.pitch;
  frame.close({ x: area.x, y: area.y - height, width: area.width, height });
  if (paper.folio.rule === 0) return;
  const ends = { x1: area.x, y1: ruleAt, x2: area.x + area.width, y2: ruleAt };
  maker.rule({ ...ends, weight: paper.folio.rule, ink: BLACK });
}
