/** What takes nothing: wires without latency, work and limit, and hosts with room for everything, so that only what a test says counts. */
export const bare = { latencyMs: 0, serializationMs: 0, bandwidthBitsPerSecond: null };
export const roomy = { workers: null, backlog: null, vcpus: null, memoryMiB: null };
