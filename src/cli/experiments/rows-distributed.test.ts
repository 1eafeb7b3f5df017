import { distributed } from './rows-distributed';
import { holdRows } from './testing/hold-rows';

holdRows(distributed);
