/** Saves a picture of a sheet with the design in it. Loaded when somebody asks for one. */
import type { Document, Stage } from '#design';
import { toPngFile, toSvgFile } from '#sharing';
import { downloadBlob } from '../share/download';
import { pictureOfSheet } from './picture-of-sheet';

/** Pixels of a PNG for a unit of the sheet, and of its longer side at most: browsers draw no larger ones everywhere. */
const density = 2;
const mostPixels = 8192;

/** Returns the name under which it was saved. */
export async function savePicture(document: Document, stage: Stage, form: 'svg' | 'png'): Promise<string> {
  const svg = pictureOfSheet(document, stage);
  if (form === 'svg') {
    const { name, text } = toSvgFile(document, svg);
    downloadBlob(name, new Blob([text], { type: 'image/svg+xml' }));
    return name;
  }
  const { name, bytes } = toPngFile(document, await pngOf(svg));
  downloadBlob(name, new Blob([bytes.slice()], { type: 'image/png' }));
  return name;
}

async function pngOf(svg: string): Promise<Uint8Array> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const { naturalWidth: width, naturalHeight: height } = image;
  const scale = Math.min(density, mostPixels / Math.max(width, height, 1));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('the browser cannot draw a sheet of this size');
  return new Uint8Array(await blob.arrayBuffer());
}
