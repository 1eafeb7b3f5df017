import { surveys } from './rows-survey';
import { holdRows } from './testing/hold-rows';

holdRows(surveys);
