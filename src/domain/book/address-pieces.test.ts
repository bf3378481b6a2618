import { expect, test } from 'vitest';
import { addressPieces } from './address-pieces.ts';

const pieces = (address: string) =>
  addressPieces(address).map(({ text, isWhole }) => (isWhole ? `[${text}]` : text));

test('addressPieces parts an address behind its slashes, and keeps words with hyphens whole', () => {
  expect(pieces('docs.docker.com/compose/compose-file/05-services')).toEqual([
    'docs.docker.com/',
    'compose/',
    '[compose-file/]',
    '[05-services]',
  ]);
  expect(pieces('example.com')).toEqual(['example.com']);
  const long = 'a-name-that-is-too-long-for-any-phone';
  expect(pieces(`example.com/${long}`)).toEqual(['example.com/', long]);
});
