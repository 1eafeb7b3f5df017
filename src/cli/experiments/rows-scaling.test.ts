import { scaling } from './rows-scaling';
import { holdRows } from './testing/hold-rows';

holdRows(scaling);
