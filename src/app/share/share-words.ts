/** What a link of a length can be sent through. */
import { linkLengths } from '#sharing';

export type LinkFit = 'ok' | 'warn' | 'crit';

export function fitOf(length: number): LinkFit {
  if (length <= linkLengths.everywhere) return 'ok';
  return length <= linkLengths.most ? 'warn' : 'crit';
}

const words: Readonly<Record<LinkFit, string>> = {
  ok: 'fits everywhere',
  warn: 'too long for Discord and some mail programs',
  crit: 'too long for most chats: send the file',
};

/** `1,204 characters of 1,990: fits everywhere`. */
export function fitWords(length: number): string {
  const limit = length <= linkLengths.everywhere ? linkLengths.everywhere : linkLengths.most;
  return `${length.toLocaleString('en-US')} characters of ${limit.toLocaleString('en-US')}: ${words[fitOf(length)]}`;
}

/** How full the meter is, 0 to 1; its end is the longest that most places take. */
export function meterShare(length: number): number {
  return Math.min(1, length / linkLengths.most);
}
