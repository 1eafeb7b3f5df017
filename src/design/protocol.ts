/** The typed interfaces that wires join. Only equal protocols join. */

export const protocols = [
  'request',
  'sql',
  'key-value',
  'cache',
  'object',
  'search',
  'queue',
  'topic',
  'stream',
  'event',
] as const;
export type Protocol = (typeof protocols)[number];

/** How a `request` is spoken: call by call, or on a connection that stays and is bound to one instance. */
export const requestStyles = ['rest', 'rpc', 'websocket'] as const;
export type RequestStyle = (typeof requestStyles)[number];

/** What a call or a send may ask of an interface of each protocol. Operations of modules are named by id instead, and stand under `request`. */
export const verbs = {
  request: ['request'],
  sql: ['read', 'write', 'query'],
  'key-value': ['get', 'put', 'query'],
  cache: ['lookup'],
  object: ['get', 'put'],
  search: ['query', 'index'],
  queue: ['send'],
  topic: ['send'],
  stream: ['send'],
  event: ['deliver', 'send'],
} as const satisfies Record<Protocol, readonly string[]>;

export type Verb = (typeof verbs)[Protocol][number];

const writing: readonly Verb[] = ['write', 'put', 'index'];

/** Whether a verb changes what a store holds, which is a matter of its primary. */
export const isWriting = (verb: Verb): boolean => writing.includes(verb);

/** Whether a wire may join a need of one protocol to an interface of another. */
export function mayJoin(need: Protocol, offered: Protocol): boolean {
  return need === offered;
}
