import { useTranslation } from 'react-i18next';
import { useDesk } from '../session';
import { Backups } from './Backups';
import { Banners } from './Banners';
import { useCommands } from './commands';
import { JobTray } from './JobTray';
import { NewPaper } from './NewPaper';
import { Notices } from './Notices';
import { Palette } from './Palette';
import { StartScreen } from './StartScreen';
import { StatusBar } from './StatusBar';
import { TitleBar } from './TitleBar';
import { useAppearance, useSystemDark } from './useAppearance';
import { Workspace } from './Workspace';

const reportDark = (systemDark: boolean): void => useDesk.setState({ systemDark });

export function App() {
  useSystemDark(reportDark);
  useAppearance();
  useCommands();
  const { t } = useTranslation('desk');
  const phase = useDesk((state) => state.phase);
  return (
    <>
      {phase.kind === 'open' ? (
        <div className="shell">
          <TitleBar />
          <Banners />
          <Workspace />
          <StatusBar />
        </div>
      ) : phase.kind === 'closed' ? (
        <StartScreen failure={phase.failure} />
      ) : (
        <output className="start">{t('start.opening')}</output>
      )}
      <Palette />
      <NewPaper />
      <Backups />
      <JobTray />
      <Notices />
    </>
  );
}
