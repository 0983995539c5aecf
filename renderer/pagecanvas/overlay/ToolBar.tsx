import { Hand, MousePointer2, Type } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { canvasActions, useCanvas } from '../state';
import { type ToolId, toolIds } from '../tools/tool';

const ICONS = { select: MousePointer2, text: Type, hand: Hand } as const;
const KEYS: Readonly<Record<ToolId, string>> = { select: 'V', text: 'T', hand: 'H' };

/** The tools, beside the canvas: they never lie on the page. */
export const ToolBar = memo(function ToolBar() {
  const { t } = useTranslation('canvas');
  const tool = useCanvas((state) => state.tool);
  return (
    <div className="canvas-tools" role="toolbar" aria-orientation="vertical" aria-label={t('tools')}>
      {toolIds.map((id) => {
        const Icon = ICONS[id];
        return (
          <button
            key={id}
            type="button"
            className="canvas-tool"
            aria-pressed={tool === id}
            aria-keyshortcuts={KEYS[id]}
            title={`${t(`command.tool.${id}`)}  ${KEYS[id]}`}
            onClick={() => canvasActions.setTool(id)}
          >
            <Icon size={16} strokeWidth={1.75} aria-hidden="true" />
            {t(`tool.${id}`)}
          </button>
        );
      })}
    </div>
  );
});
