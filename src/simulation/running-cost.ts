/** Dollars an hour that a component's use in the last second would come to. */
import { kindOf } from '#catalog';
import { priceBook, runningCostPerHour } from '#pricing';
import { machine, now } from '#engine';
import type { Plant } from './plant';
