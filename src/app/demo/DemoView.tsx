/** A scene in big type: its title over the sheet, what is told or asked under it, the limits as large figures, and the row of scenes. */
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { stageOf } from '#design';
import { ChartCard } from '../charts/ChartCard';
import { board } from '../charts/board';
import { useChartContext } from '../charts/use-chart-context';
import { clockText } from '../dock/clock';
import { lookAt } from '../canvas';
import { onLive } from '../run/run-control';
import { demoStore, sceneOf, type Talk } from '../stores/demo-store';
import { liveRun } from '../stores/run-store';
import { writeText } from '../ui/write-text';
import { BigFigures } from './BigFigures';
import { listenForSceneKeys } from './scene-keys';
import { SceneStrip } from './SceneStrip';
import './demo.css';

/** How near the sheet may come, so that it is read from the last row. */
const bigType = 1.7;

export function DemoView() {
  const talk = useStore(demoStore, (state) => state.talk);
  useEffect(listenForSceneKeys, []);
  useEffect(() => () => lookAt(null), []);
  const scene = talk && sceneOf(talk);
  const isShown = talk !== null && !talk.isImprovised;
  const isThere = talk?.digest !== '';
  useEffect(() => {
    if (!scene) return;
    const parts = scene.camera === 'lit' && scene.lit.length > 0 ? scene.lit : null;
    // The sheet has the size of the scene by then; its parts are measured at the latest when the run is there.
    const frame = requestAnimationFrame(() => lookAt(isShown ? { parts, nearest: bigType } : null));
    return () => cancelAnimationFrame(frame);
  }, [scene, isShown, isThere]);
  if (!talk) return null;
  return (
    <>
      {isShown && <Shown talk={talk} />}
      <SceneStrip talk={talk} />
    </>
  );
}

function Shown({ talk }: { readonly talk: Talk }) {
  const { document, isTold } = talk;
  const scene = sceneOf(talk);
  return (
    <>
      <header className="demo-head">
        <h1>{scene.title}</h1>
        <p>
          {stageOf(document, scene.stage)?.name} <Clock />
        </p>
      </header>
      <section className="demo-board" aria-label="Scene">
        <p className="demo-told" aria-live="polite" data-asked={!isTold}>
          {isTold ? scene.caption : scene.question}
        </p>
        <div className="demo-measured">
          <BigFigures requirements={document.requirements} warmUpMs={document.scenario.warmUpMs} />
          <Charts talk={talk} />
        </div>
      </section>
    </>
  );
}

/** Simulated time. */
function Clock() {
  const text = useRef<HTMLElement>(null);
  useEffect(() => {
    const show = () => writeText(text.current, clockText(liveRun.snapshot?.atMs ?? 0, 0));
    show();
    return onLive(show);
  }, []);
  return <b ref={text} className="demo-clock" />;
}

const shownCharts = board.filter(({ id }) => id === 'traffic' || id === 'latency');

/** What is turned away is told in the dock, not here. */
const nothingTurnedAway = () => [];

function Charts({ talk }: { readonly talk: Talk }) {
  const { document } = talk;
  const stage = stageOf(document, sceneOf(talk).stage);
  const context = useChartContext({ document, stage, selected: null, turnedAway: nothingTurnedAway });
  return shownCharts.map((chart) => (
    <ChartCard
      key={chart.id}
      chart={chart}
      context={context}
      endSeconds={document.scenario.durationMs / 1000}
      title={chart.title}
      onEnlarge={null}
    />
  ));
}
