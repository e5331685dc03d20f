import { expect, test } from 'vitest';
import { licencesIn } from '../../src/local/licences.ts';

test('lists each package once, those of the Worker first, and says where a licence is not said', () => {
  const lock = JSON.stringify({
    packages: {
      '': { version: '1.0.0', license: 'MIT' },
      'node_modules/zebra': { version: '2.0.0', license: 'ISC' },
      'node_modules/ant': { version: '1.2.3', license: 'MIT', dev: true },
      'node_modules/ant/node_modules/zebra': { version: '2.0.0', license: 'ISC' },
      'node_modules/@scope/bee': { version: '0.1.0' },
      'node_modules/node-mars': { version: '26.0.0', license: 'MIT', optional: true },
    },
  });
  expect(licencesIn(lock)).toEqual([
    { name: '@scope/bee', version: '0.1.0', licence: 'not said', part: 'worker' },
    { name: 'zebra', version: '2.0.0', licence: 'ISC', part: 'worker' },
    { name: 'ant', version: '1.2.3', licence: 'MIT', part: 'development' },
    { name: 'node-mars', version: '26.0.0', licence: 'MIT', part: 'development' },
  ]);
});
