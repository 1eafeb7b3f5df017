import { servers } from './rows-servers';
import { holdRows } from './testing/hold-rows';

holdRows(servers);
