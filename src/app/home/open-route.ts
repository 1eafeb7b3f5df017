/** From the fragment of the address to what is shown. A link opens beside the reader's own work, never over it. */
import { declarations } from '#catalog';
import { decodeLink, linkHolds } from '#sharing';
import { emptyDocument, meanRatePerSecond, type Document } from '#design';
import { holdLock, releaseDocument, saveStore } from '../storage/autosave';
import { readKept } from '../storage/documents';
import type { Refused } from './RefusalPage';
import { closeRun } from '../run/run-control';
import { forgetBill } from '../bill/bill-control';
import { forgetDemo } from '../stores/demo-store';
import { documentStore, openDocument } from '../stores/document-store';
import { forgetSurvey } from '../stores/survey-store';
import { forgetScenario } from '../stores/scenario-store';
import { forgetVariants } from '../stores/variants-store';
import { forgetWhy } from '../stores/why-store';
import { forgetComparison } from '../stores/comparison-store';
import { showView } from '../stores/editor-store';
import { forgetSweep } from '../stores/sweep-store';
import { forgetExercise } from '../stores/exercise-store';
import { forgetReplications } from '../stores/replications-store';

export type Opened =
  | { readonly page: 'class' | 'grade' | 'home' | 'glossary' | 'accuracy' | 'course' }
  | { readonly page: 'refused'; readonly refusal: Refused }
  | { readonly page: 'editor'; readonly key: string; readonly opensRunning: boolean };

/** Larger designs do not run by themselves. */
const mostComponents = 500;
const mostPerSecond = 50_000;

/** An address with the number of a kept design means something in the browser that keeps it, and nowhere else. */
const keptElsewhere: Refused = {
  title: 'This design is kept in another browser',
  text: 'Ask for its share link. This address names a design kept where it was drawn; this browser keeps none under it.',
  remedy: 'Share, in the bar over the design, copies a link that holds all of it.',
  problems: [],
};

let opening = 0;

/** What each section of a path opens. */
const sections: Readonly<Record<string, (id: string) => Opened | Promise<Opened>>> = {
  '': () => home(),
  class: () => ({ page: 'class' }),
  grade: () => ({ page: 'grade' }),
  glossary: () => ({ page: 'glossary' }),
  accuracy: () => ({ page: 'accuracy' }),
  course: () => ({ page: 'course' }),
  d: openKept,
  new: () => show(emptyDocument(), false),
  gallery: openGallery,
  exercise: openExercise,
};

export async function openRoute(hash: string): Promise<Opened> {
  const path = decodeURIComponent(hash.replace(/^#/, ''));
  const [matched, section = '', id = ''] = /^(?:\/([a-z]*)\/?([A-Za-z0-9-]*))?$/.exec(path) ?? [];
  if (section === 'd' && id !== '' && id === documentStore.getState().localId) return editor(opening, false);
  leave();
  if (matched !== undefined) return (sections[section] ?? home)(id);
  if ((linkHolds(path) ?? 'design') !== 'design') return openMore(path);
  const decoded = decodeLink(path, declarations);
  if (!decoded.ok) return { page: 'refused', refusal: decoded.refusal };
  return show(decoded.value.document, true);
}

/** A link that holds more than a design. */
async function openMore(link: string): Promise<Opened> {
  const { openPacket } = await import('../exercises/open-packet');
  const opened = await openPacket(link);
  if ('refusal' in opened) return { page: 'refused', refusal: opened.refusal };
  history.replaceState(null, '', `#${opened.goTo}`);
  return openRoute(opened.goTo);
}

const home = (): Opened => ({ page: 'home' });

function leave(): void {
  releaseDocument();
  closeRun();
  forgetBill();
  forgetReplications();
  forgetComparison();
  forgetSweep();
  forgetSurvey();
  forgetVariants();
  forgetWhy();
  forgetScenario();
  forgetExercise();
  forgetDemo();
  showView('sheet');
  documentStore.setState({ localId: null });
}

async function openKept(id: string): Promise<Opened> {
  const document = await readKept(id);
  if (!document) return { page: 'refused', refusal: keptElsewhere };
  openDocument(document, { localId: id });
  await holdLock(id);
  const { resumeExercise } = await import('../exercises/exercise-control');
  await resumeExercise(id);
  opening += 1;
  return editor(opening, false);
}

async function openExercise(id: string): Promise<Opened> {
  const { beginExercise, readExercise } = await import('../exercises/exercise-control');
  const read = await readExercise(id);
  if (!read) return { page: 'home' };
  const opened = show({ ...read.exercise.start, title: read.text.title }, false);
  beginExercise(read);
  return opened;
}

async function openGallery(id: string): Promise<Opened> {
  const { galleryEntry } = await import('#gallery');
  const entry = galleryEntry(id);
  return entry ? show(entry.document, true) : { page: 'home' };
}

function show(document: Document, mayRun: boolean): Opened {
  openDocument(document);
  saveStore.setState({ status: 'unkept', at: 0, reason: '' });
  opening += 1;
  return editor(opening, mayRun && isModest(document) && !new URLSearchParams(location.search).has('safe'));
}

const editor = (key: number, opensRunning: boolean): Opened => ({ page: 'editor', key: String(key), opensRunning });

function isModest(document: Document): boolean {
  const rates = document.workload.trafficClasses.map(({ arrivals }) => meanRatePerSecond(arrivals));
  const components = Math.max(...document.stages.map((stage) => stage.components.length));
  return components <= mostComponents && rates.reduce((sum, rate) => sum + rate, 0) <= mostPerSecond;
}
