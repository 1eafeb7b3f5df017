/** Items of the course that each design shows, by the ids of both. */
export const shows: Readonly<Record<string, readonly string[]>> = {
  'corner-shop': ['D3', 'D4', 'A1', 'A2', 'DU1', 'MP1', 'MP2', 'MP3', 'DC3', 'E2'],
  // prettier-ignore
  'corner-shop-in-four': [
    'D3', 'D4', 'D5', 'D6', 'A1', 'A2', 'A2a', 'A2b', 'A3', 'A3a', 'A3b', 'DU1', 'E1', 'E2', 'E3',
    'MP1', 'MP2', 'MP3', 'SP1', 'SP2', 'SP3', 'DC3', 'C3', 'P1', 'W1', 'W2', 'W3', 'W4', 'W5',
  ],
  'amazon-storefront': ['S1', 'DU1', 'DP1', 'DP3'],
  'netflix-streaming': ['S2', 'DU3', 'P3'],
  'modular-monolith': ['DU1', 'MC3', 'C4'],
  'quirk-v1': ['D1', 'C1', 'DC2'],
  'quirk-telemetry': ['D2', 'C2', 'SC3'],
  'online-game': ['DU4', 'MU3'],
  'video-quality-monitor': ['SC1', 'E1'],
  'ten-thousand-files': ['SU1', 'SU3'],
  'retry-storm': ['DC1'],
};
