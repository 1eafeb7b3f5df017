import { teams } from './rows-teams';
import { holdRows } from './testing/hold-rows';

holdRows(teams);
