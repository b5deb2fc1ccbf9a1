import { describe, expect, it } from 'vitest';
import { isForeign } from './language.ts';

describe('another language', () => {
  it.each([
    'Die Fähre hat den Hafen nicht verlassen und der Rat schweigt.',
    'Le conseil a voté pour un nouveau pont dans le port.',
    'El consejo votó a favor de un nuevo puente en el puerto.',
    'Il consiglio ha votato per il nuovo ponte della città.',
    'O conselho votou uma nova ponte para os barcos do porto.',
    'De raad heeft niet voor een nieuwe brug gestemd.',
    'Rådet röstade inte för en ny bro som är dyr.',
    'Rada nie głosowała za nowym mostem, który się zawalił.',
    'Совет не голосовал за новый мост.',
    '評議会は新しい橋に賛成しなかった。',
    'صوت المجلس ضد الجسر الجديد.',
  ])('%s', (text) => {
    expect(isForeign(text)).toBe(true);
  });
});

describe('English', () => {
  it.each([
    'The council voted for a new bridge.',
    'COUNCIL SAYS FERRY WILL RETURN',
    'De Niro met Le Pen in Les Mureaux.',
    'Los Angeles and El Paso will host the games.',
    'Real Madrid, Los Blancos, won 3–1',
    'Die Hard is a film',
    'Rents rise',
    'Paris Saint-Germain sign Di María',
    'A: Ada Quist, Per Ohlin, The Skerries, Jay Z, Hanne Lysgaard',
    'He quoted Совет in the letter.',
    '48,312',
    '',
  ])('%s', (text) => {
    expect(isForeign(text)).toBe(false);
  });
});
