import { robustness } from './rows-robustness';
import { holdRows } from './testing/hold-rows';

holdRows(robustness);
