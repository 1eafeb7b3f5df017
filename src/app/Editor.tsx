/** The editor: bar, palette, sheet, inspector, dock. Loads the stage on the sheet into the worker and hands every edit on to it. */
import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { billSoon } from './bill/bill-control';
import { Canvas } from './canvas';
import { openAskedScene } from './demo/asked-scene';
import { Dock } from './dock/Dock';
import { useOpenPanel } from './dock/open-panel';
import { EditorDialogs } from './EditorDialogs';
import { Inspector } from './inspector/Inspector';
import { Palette } from './palette/Palette';
import { applyEdit, expectOf, isLoaded, loadRun } from './run/run-control';
import { ReadOnlyBanner } from './ReadOnlyBanner';
import { RefusedNote } from './exercises/RefusedNote';
import { ScopeNote } from './stages/ScopeNote';
import { listenForShortcuts } from './shortcuts';
import { documentInForce, documentStore, stageNow } from './stores/document-store';
import { demoStore, showing } from './stores/demo-store';
import { exerciseStore, type ExerciseState } from './stores/exercise-store';
import { editorStore, letGoOfAbsent, openDialog, select } from './stores/editor-store';
import { TitleBlock } from './title-block/TitleBlock';
import { PanelToggle } from './top-bar/PanelToggle';
import { TopBar } from './top-bar/TopBar';
import { panelCovers, useMedia } from './ui/use-media';
import './editor.css';

const Brief = lazy(async () => ({ default: (await import('./exercises/Brief')).Brief }));
const DemoView = lazy(async () => ({ default: (await import('./demo/DemoView')).DemoView }));
const ComparePage = lazy(async () => ({ default: (await import('./compare/ComparePage')).ComparePage }));

export interface EditorProps {
  /** Whether the design runs as soon as it is open. */
  readonly opensRunning: boolean;
  /** Save state and sharing, in the top bar. */
  readonly children?: ReactNode;
}

export function Editor({ opensRunning, children }: EditorProps) {
  const document = useStore(documentStore, documentInForce);
  const stage = useStore(documentStore, (state) => state.stage);
  const selected = useStore(editorStore, (state) => state.selected);
  const dialog = useStore(editorStore, (state) => state.dialog);
  const view = useStore(editorStore, (state) => state.view);
  const demo = useStore(demoStore, showing);
  const exercise = useStore(exerciseStore, (state) => state.opened);
  useEffect(listenForShortcuts, []);
  useEffect(() => void openAskedScene(), []);
  useEffect(() => {
    const opened = documentInForce();
    // A scene comes with its run.
    if (!isLoaded(opened, stage)) loadRun(opened, stage, { andPlay: opensRunning });
    select([]);
  }, [stage, opensRunning]);
  useEffect(() => {
    applyEdit(document, documentStore.getState().lastEdit);
    expectOf(document, stage);
    billSoon(document, stage);
    letGoOfAbsent(stageNow());
  }, [document, stage]);
  const [panelOpen, setPanelOpen] = useState(false);
  const hasPanel = panelOpen || selected.length > 0;
  // What stands in the place of the charts takes its height from the sheet.
  const isLow = useOpenPanel() !== 'charts';
  const isSmall = useMedia('(max-width: 1023px)');
  const isCoveredByPanel = useMedia(panelCovers) && hasPanel;
  return (
    <div className="editor" data-panel={hasPanel} data-view={view} data-exercise={exercise !== null} data-demo={demo}>
      <TopBar>
        {children}
        <PanelToggle
          isOpen={hasPanel}
          onToggle={() => {
            setPanelOpen(!hasPanel);
            if (hasPanel) select([]);
          }}
        />
      </TopBar>
      <Beside exercise={exercise} />
      <Canvas>
        <ReadOnlyBanner />
        <ScopeNote />
        <RefusedNote />
        <div className="canvas-title">
          <TitleBlock
            document={document}
            stage={stage}
            onOpenBill={() => openDialog('bill')}
            isNarrow={isSmall || isCoveredByPanel || isLow || exercise !== null}
          />
        </div>
      </Canvas>
      <Inspector />
      <Dock document={document} stage={stage} selected={selected.length === 1 ? (selected[0] ?? null) : null} />
      <Suspense>
        {demo !== 'none' && <DemoView />}
        {view === 'compare' && <ComparePage document={document} />}
      </Suspense>
      <EditorDialogs dialog={dialog} document={document} stage={stage} />
    </div>
  );
}

/** The parts that can be added, and what is to be done in an exercise. */
function Beside({ exercise }: { readonly exercise: ExerciseState['opened'] }) {
  if (!exercise) return <Palette />;
  const { palette } = exercise.exercise;
  return (
    <div className="exercise-side">
      <Suspense>
        <Brief opened={exercise} />
      </Suspense>
      {palette?.length !== 0 && <Palette offered={palette} />}
    </div>
  );
}
