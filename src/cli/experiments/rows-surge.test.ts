import { surges } from './rows-surge';
import { holdRows } from './testing/hold-rows';

holdRows(surges);
