import { data } from './rows-data';
import { holdRows } from './testing/hold-rows';

holdRows(data);
