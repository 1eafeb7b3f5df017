import { faultsApart } from './rows-faults';
import { holdRows } from './testing/hold-rows';

holdRows(faultsApart);
