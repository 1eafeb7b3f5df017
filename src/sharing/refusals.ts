/** Why a link or a file is not opened, in words for the page: what happened, and what to do. Nothing is ever lost by a refusal. */
import type { Problem } from '#design';

export const refusals = {
  cut: {
    title: 'This link lost a part of itself',
    text: 'Its check characters do not match: a chat or a mail probably cut its end or changed a character.',
    remedy: 'Paste the whole link here, or ask the sender for the file.',
  },
  damaged: {
    title: 'This link cannot be read',
    text: 'It begins like a link of Loadbearing, but what follows is not what the beginning promises.',
    remedy: 'Copy the link again from where it was made, or ask the sender for the file.',
  },
  newer: {
    title: 'This was made with a newer Loadbearing, or its beginning was changed',
    text: 'Its first character names a format newer than this page understands. No check covers that character: it may also have been changed on the way.',
    remedy:
      'Reload the page to get its newest version, then open the link again. If that does not help, ask the sender for the link or the file.',
  },
  'newer-or-damaged': {
    title: 'This link is damaged, or was made with a newer Loadbearing',
    text: 'Its check characters do not match, and its first character names a format newer than this page understands.',
    remedy:
      'Copy the whole link again. If it is whole, reload the page to get its newest version; or ask the sender for the file.',
  },
  foreign: {
    title: 'This is not a link of Loadbearing',
    text: 'The text after # does not begin as a design does.',
    remedy: 'Check that the whole address was copied, from the # to its end.',
  },
  'no-design': {
    title: 'This link holds no design',
    text: 'It holds an exercise, a hand-in or the settings of a class.',
    remedy: 'Open it as an address, or paste a hand-in where hand-ins are graded.',
  },
  'too-large': {
    title: 'This is too large for a design',
    text: 'A link holds at most 24,576 characters, a file 4 MiB.',
    remedy: 'Ask the sender for the design as a file, or for a smaller one.',
  },
  bomb: {
    title: 'This was refused while unpacking',
    text: 'It claims to hold more than any design may: over 256 KiB, 500 components or 2,000 wires.',
    remedy: 'Do not open it again. Ask the sender how it was made.',
  },
  invalid: {
    title: 'This design breaks the rules of the format',
    text: 'It could be unpacked, but what it holds is not a valid design.',
    remedy: 'Ask the sender to open it and share it again.',
  },
} as const;

export type RefusalReason = keyof typeof refusals;

export interface LinkRefusal {
  readonly reason: RefusalReason;
  readonly title: string;
  readonly text: string;
  readonly remedy: string;
  /** What is wrong and where, when the reason is `invalid`. */
  readonly problems: readonly Problem[];
}
