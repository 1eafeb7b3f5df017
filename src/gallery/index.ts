/** The designs to start from, in the order in which they are offered. */
import { entry as cornerShop, entryInFour as cornerShopInFour } from './corner-shop';
import type { GalleryEntry } from './entry';
import { coldStart } from './failures/cold-start';
import { outOfConnections } from './failures/connections';
import { poisonRecord } from './failures/poison-record';
import { cacheStampede } from './failures/stampede';
import { burstRate, concurrencyLimit } from './failures/throttling';
import { hotKeySale } from './hot-key';
import { entry as modularMonolith } from './systems/modular-monolith';
import { retryStorm } from './retry-storm';
import { entry as quirk } from './systems/quirk';
import { entry as quirkTelemetry } from './systems/quirk-telemetry';
import { entry as shopWithADatabase } from './shop-with-a-database';
import { entry as filesAndEtl } from './systems/files-and-etl';
import { entry as onlineGame } from './systems/online-game';
import { entry as uberRides } from './systems/rides';
import { entry as staticWebsite } from './systems/static-website';
import { entry as streamAnalytics } from './systems/stream-analytics';
import { entry as webSearch } from './systems/search';
import { entry as socialFeed } from './systems/social-feed';
import { entry as supportChat } from './systems/support-chat';
import { entry as tenThousandFiles } from './ten-thousand-files';
import { entry as videoMonitor } from './systems/video-monitor';
import { entry as amazonStorefront } from './systems/amazon-storefront';
import { entry as supplyChain } from './systems/supply-chain';
import { entry as iotFleet } from './systems/iot-fleet';
import { entry as netflixStreaming } from './systems/netflix-streaming';
import { entry as cosmos } from './systems/cosmos';
import { entry as videoPipeline } from './systems/video-pipeline';

export type { Fact, GalleryEntry } from './entry';
export * as experiments from './experiments';
export { crossing } from './crossing';
export { chainStorms, shopStorms } from './retry-storm';
export { monitorApart, monitorTogether, states as monitorStates } from './systems/video-monitor';

export const gallery: readonly GalleryEntry[] = [
  cornerShop,
  shopWithADatabase,
  cornerShopInFour,
  modularMonolith,
  quirk,
  quirkTelemetry,
  amazonStorefront,
  supplyChain,
  iotFleet,
  netflixStreaming,
  videoPipeline,
  cosmos,
  webSearch,
  uberRides,
  supportChat,
  socialFeed,
  onlineGame,
  filesAndEtl,
  streamAnalytics,
  staticWebsite,
  videoMonitor,
  tenThousandFiles,
  retryStorm,
  cacheStampede,
  hotKeySale,
  poisonRecord,
  outOfConnections,
  coldStart,
  concurrencyLimit,
  burstRate,
];

export function galleryEntry(id: string): GalleryEntry | undefined {
  return gallery.find((entry) => entry.id === id);
}
