/** What the modules of a streaming service do: in one process on one database, or as services on a cache and a store of wide columns. */
import { buildStep, constant } from '#design';
import type { BuildModule, BuildStep } from '#design';

const { ask, call, compute, lookup, orElse, outside, parallel, read, send, write } = buildStep;

/** All that answers members; `video` is files. */
export const names = ['api', 'home', 'personal', 'profile', 'my list', 'search', 'playback', 'bookmark', 'billing'];

export const tables = ['rows', 'tastes', 'profiles', 'lists', 'licenses', 'bookmarks', 'views', 'bills', 'titles'];

const get = (dataSet: string) => ask({ need: 'store', protocol: 'key-value', verb: 'get', dataSet });
const put = (dataSet: string) => ask({ need: 'store', protocol: 'key-value', verb: 'put', dataSet });
const cached = (dataSet: string) => lookup({ need: 'cache', dataSet, onMiss: [get(dataSet)] });

/** A page does without any of them: instead of rows of one's own there are the ten that everybody watches. */
const rows = ['home.rows', 'personal.picks', 'my list.show'].map((each) => orElse(call(each), []));
const browse = (isApart: boolean): readonly BuildStep[] => {
  const asked = [call('profile.who'), ...rows];
  return [compute(36), ...(isApart ? [parallel(asked.map((each) => [each]))] : asked)];
};

export const modules = (isApart: boolean): Readonly<Record<string, BuildModule>> => {
  const found = isApart
    ? ask({ need: 'index', protocol: 'search', verb: 'query', dataSet: 'titles' })
    : ask({ need: 'database', protocol: 'sql', verb: 'query', dataSet: 'titles' });
  const known = (dataSet: string) => (isApart ? get(dataSet) : read('database', dataSet));
  const often = (dataSet: string) => (isApart ? cached(dataSet) : read('database', dataSet));
  const kept: readonly BuildStep[] = isApart
    ? [put('bookmarks'), send({ need: 'views', protocol: 'stream', operation: 'history.add' })]
    : [write('database', 'bookmarks'), write('database', 'views')];
  return {
    api: {
      operations: {
        browse: browse(isApart),
        search: [compute(10), call('search.find')],
        account: [compute(5), call('billing.show')],
        play: [compute(10), call('playback.authorize'), call('playback.license'), call('playback.steer')],
        beat: [compute(5), call('bookmark.keep')],
      },
    },
    home: { operations: { rows: [compute(2), often('rows')] } },
    personal: { operations: { picks: [compute(4), known('tastes')] } },
    profile: { operations: { who: [compute(1), often('profiles')] } },
    'my list': { operations: { show: [compute(1), known('lists')] } },
    search: { operations: { find: [compute(2), found] } },
    playback: {
      operations: {
        authorize: [compute(2), known('licenses')],
        license: [compute(4)],
        // Which box of the CDN is nearest.
        steer: [compute(1)],
      },
    },
    bookmark: { operations: { keep: [compute(1), ...kept] } },
    billing: { operations: { show: [compute(3), read('database', 'bills'), outside('cards')] } },
    video: { operations: { segment: [] } },
    ...(isApart ? { history: { operations: { add: [compute(constant(1)), put('views')] } } } : {}),
  };
};
