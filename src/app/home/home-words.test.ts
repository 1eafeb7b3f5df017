import { describe, expect, it } from 'vitest';
import { galleryEntry } from '#gallery';
import { daysLeft, sheetsText, timeText } from './home-words';

const day = 24 * 3600 * 1000;

describe('words of the home page', () => {
  it('name the first and the last of several sheets', () => {
    expect(sheetsText(galleryEntry('corner-shop')!.document)).toBe('2 sheets, monolith to services');
    expect(sheetsText(galleryEntry('shop-with-a-database')!.document)).toBe('1 sheet');
  });

  it('say the time of today and the day of what is older', () => {
    const now = new Date(2026, 6, 20, 14, 2).getTime();
    expect(timeText(now, now)).toMatch(/14.02/);
    expect(timeText(now - 3 * day, now)).toMatch(/2026/);
  });

  it('count the days in the trash down to the last', () => {
    expect(daysLeft(0, 30, 0)).toBe(30);
    expect(daysLeft(0, 30, 29.5 * day)).toBe(1);
    expect(daysLeft(0, 30, 40 * day)).toBe(1);
  });
});
