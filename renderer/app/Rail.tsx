import { FileText, LayoutPanelTop, Moon, PanelLeft, PanelRight, SpellCheck2, Sun } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import {
  changeSettings,
  goToRoom,
  type Room,
  rooms,
  setUi,
  toggleRightDock,
  useDesk,
  useUi,
} from '../session';
import { IconButton } from '../widgets/Button';
import { shortcutText } from '../widgets/keys';
import { TabStrip } from '../widgets/TabStrip';

const icons: Readonly<Record<Room, typeof FileText>> = {
  stories: FileText,
  pages: LayoutPanelTop,
  proofs: SpellCheck2,
};

/** The three rooms, and below them the docks and the light. */
export function Rail() {
  const { t } = useTranslation('desk');
  const room = useDesk((state) => state.room);
  const theme = useDesk((state) => state.settings.theme);
  const systemDark = useDesk((state) => state.systemDark);
  const left = useUi((state) => state.leftDock);
  const right = useUi((state) => state.rightDocks[room]);
  const dark = theme === 'system' ? systemDark : theme === 'dark';
  return (
    <nav className="rail" aria-label={t('rail.label')}>
      <TabStrip
        label={t('rail.rooms')}
        orientation="vertical"
        selected={room}
        onSelect={goToRoom}
        controls="workspace"
        tabs={rooms.map((key, index) => {
          const Icon = icons[key];
          const label = t(`rail.${key}`);
          return {
            key,
            label,
            title: `${label}  ${shortcutText(`Mod+${index + 1}`)}`,
            content: (
              <>
                <Icon size={18} strokeWidth={1.7} aria-hidden />
                <span>{label}</span>
              </>
            ),
          };
        })}
      />
      <IconButton
        label={t('command.view.leftDock')}
        shortcut="Alt+1"
        pressed={left}
        icon={<PanelLeft size={16} />}
        onPress={() => setUi({ leftDock: !left })}
      />
      <IconButton
        label={t('command.view.rightDock')}
        shortcut="Alt+2"
        pressed={right}
        icon={<PanelRight size={16} />}
        onPress={toggleRightDock}
      />
      <IconButton
        label={t(dark ? 'command.view.themeLight' : 'command.view.themeDark')}
        icon={dark ? <Sun size={16} /> : <Moon size={16} />}
        onPress={() => void changeSettings({ theme: dark ? 'light' : 'dark' })}
      />
    </nav>
  );
}
