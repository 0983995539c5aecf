import { type ReactNode, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import { Inspector } from '../inspector/Inspector';
import { cameraActions } from '../pagecanvas';
import { FindingsList } from '../proofroom/FindingsList';
import { ProofRoom } from '../proofroom/ProofRoom';
import { type RightPanel, type Room, setUi, useDesk, useUi } from '../session';
import { StoryDesk } from '../storydesk/StoryDesk';
import { StoryEditor } from '../storyeditor/StoryEditor';
import { BranchesPanel } from '../versions/BranchesPanel';
import { VersionsPanel } from '../versions/VersionsPanel';
import { TabStrip } from '../widgets/TabStrip';
import { ErrorBoundary } from './ErrorBoundary';
import { HistoryPanel } from './HistoryPanel';
import { PageArea } from './PageArea';
import { Rail } from './Rail';
import { Thumbnails } from './Thumbnails';
import { Welcome } from './Welcome';

const always: readonly RightPanel[] = ['inspector', 'findings', 'history', 'versions'];

const contents: Readonly<Record<RightPanel, () => ReactNode>> = {
  inspector: Inspector,
  findings: FindingsList,
  history: HistoryPanel,
  versions: VersionsPanel,
  branches: BranchesPanel,
};

/** The tab of what waits in two states is there when something waits. */
function usePanels(panel: RightPanel): readonly RightPanel[] {
  const waiting = useDesk((state) => state.branches.length > 0);
  return waiting || panel === 'branches' ? [...always, 'branches'] : always;
}

function RightDock() {
  const { t } = useTranslation('desk');
  const panel = useUi((state) => state.rightPanel);
  const panels = usePanels(panel);
  const Content = contents[panel];
  return (
    <div className="dock dock-right">
      <div className="panel-tabs">
        <TabStrip
          label={t('dock.right')}
          className="segmented"
          controls="right-panel"
          tabs={panels.map((key) => ({ key, label: t(`dock.${key}`) }))}
          selected={panel}
          onSelect={(rightPanel) => setUi({ rightPanel })}
        />
      </div>
      <div id="right-panel" role="tabpanel" aria-label={t(`dock.${panel}`)} className="dock-scroll">
        <ErrorBoundary part={t(`dock.${panel}`)}>
          <Content />
        </ErrorBoundary>
      </div>
    </div>
  );
}

const visited = new Set<Room>(['stories']);

/** The first time a room is entered the page is shown whole; after that the camera is the editor's. */
function useFirstFit(room: Room): void {
  useEffect(() => {
    if (visited.has(room)) return undefined;
    visited.add(room);
    const frame = requestAnimationFrame(() => cameraActions.fitPage());
    return () => cancelAnimationFrame(frame);
  }, [room]);
}

/**
 * Rail, docks and the middle. The page canvas is the same one in every room, so that its camera and its
 * pixels stay; the story editor stands beside it in the stories room.
 */
export function Workspace() {
  const { t } = useTranslation('desk');
  const room = useDesk((state) => state.room);
  useFirstFit(room);
  const left = useUi((state) => state.leftDock);
  const right = useUi((state) => state.rightDocks[room]);
  const panelIds = useMemo(
    () => [
      ...(left ? ['left'] : []),
      ...(room === 'stories' ? ['editor'] : []),
      'page',
      ...(right ? ['right'] : []),
    ],
    [left, right, room],
  );
  const layout = useDefaultLayout({ id: 'banxin.docks', panelIds, storage: localStorage });
  return (
    <div className="workspace">
      <Rail />
      <main id="workspace" role="tabpanel" aria-label={t(`rail.${room}`)}>
        <Group
          orientation="horizontal"
          defaultLayout={layout.defaultLayout}
          onLayoutChanged={layout.onLayoutChanged}
        >
          {left ? (
            <>
              <Panel
                id="left"
                defaultSize={264}
                minSize={216}
                maxSize={460}
                groupResizeBehavior="preserve-pixel-size"
              >
                <div className="dock dock-left">
                  <ErrorBoundary part={t(`rail.${room}`)}>
                    {room === 'proofs' ? (
                      <ProofRoom />
                    ) : (
                      <>
                        <Thumbnails />
                        <StoryDesk />
                      </>
                    )}
                  </ErrorBoundary>
                  <Welcome />
                </div>
              </Panel>
              <Separator className="grip" aria-label={t('dock.resizeLeft')} />
            </>
          ) : null}
          {room === 'stories' ? (
            <>
              <Panel id="editor" defaultSize="46%" minSize={360}>
                <div className="editor-panel">
                  <ErrorBoundary part={t('rail.stories')}>
                    <StoryEditor />
                  </ErrorBoundary>
                </div>
              </Panel>
              <Separator className="grip" aria-label={t('dock.resizeEditor')} />
            </>
          ) : null}
          <Panel id="page" minSize={240}>
            <div className="centre">
              <ErrorBoundary part={t('rail.pages')}>
                <PageArea />
              </ErrorBoundary>
            </div>
          </Panel>
          {right ? (
            <>
              <Separator className="grip" aria-label={t('dock.resizeRight')} />
              <Panel
                id="right"
                defaultSize={276}
                minSize={220}
                maxSize={460}
                groupResizeBehavior="preserve-pixel-size"
              >
                <RightDock />
              </Panel>
            </>
          ) : null}
        </Group>
      </main>
    </div>
  );
}
