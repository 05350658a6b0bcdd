import { quantityMeant, quantityValue } from '../../../lib/check/syntax/quantity';

describe('quantityValue', () => {
  it.each([
    ['0', 0],
    ['1', 1],
    [2, 2],
    ['+1.5', 1.5],
    ['-1', -1],
    ['.5', 0.5],
    ['1.', 1],
    ['100m', 0.1],
    ['300m', 0.3],
    ['1100m', 1.1],
    ['5u', 5e-6],
    ['5n', 5e-9],
    ['1k', 1000],
    ['1M', 1e6],
    ['1G', 1e9],
    ['1T', 1e12],
    ['1P', 1e15],
    ['1E', 1e18],
    ['1Ki', 1024],
    ['1.5Gi', 1.5 * 2 ** 30],
    ['1Ei', 2 ** 60],
    ['1e3', 1000],
    ['12E-1', 1.2],
  ])('reads %p as %p', (text, value) => {
    expect(quantityValue(text)).toBe(value);
  });

  it.each([
    '',
    ' 1',
    '1 Gi',
    '1GB',
    '1K',
    '1gi',
    '500mb',
    '1ki',
    'Gi',
    '1e',
    '0x10',
    '1,5',
    '--1',
    NaN,
    null,
    {},
    true,
  ])('refuses %p', (text) => {
    expect(quantityValue(text)).toBeUndefined();
  });
});

describe('quantityMeant', () => {
  it.each([
    ['1GB', '1G'],
    ['1 Gi', '1Gi'],
    ['512mib', '512Mi'],
    ['1gi', '1Gi'],
    ['1K', '1k'],
    ['2 cores', '2'],
    ['1.5GiB', '1.5Gi'],
  ])('takes %p for %p', (text, meant) => {
    expect(quantityMeant(text)).toBe(meant);
  });

  it.each(['', 'lots', '1,5'])('has no idea of %p', (text) => {
    expect(quantityMeant(text)).toBeUndefined();
  });
});
