import type { WrittenExercise } from '../author';
import { start } from './code';
import { design } from './eras';

export const written: WrittenExercise = { design, start, startName: 'Garage' };
