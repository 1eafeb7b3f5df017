import { expect, it } from 'vitest';
import { deflateSync } from 'fflate';
import { ColumnReader, ColumnWriter } from './columns';
import { Meter } from './meter';
import { goldenDocument } from './testing/golden-documents';
import { dictionary } from './version-1/dictionary';
import { documentOfVersion1 } from './version-1/document';

const number = (name: string, value: number) => ({ name, default: value, type: 'number' });
const kinds = new Map(
  Object.entries({
    users: [],
    'load-balancer': [],
    server: [number('instances', 1), number('vcpus', 2)],
    'relational-database': [number('vcpus', 2)],
    cache: [],
    'third-party': [],
  }).map(([id, parameters]) => [id, { id, parameters }]),
) as never;

it.each([10, 25, 50] as const)('golden %i', (size) => {
  const document = goldenDocument(size, kinds);
  const out = new ColumnWriter();
  documentOfVersion1.write(out, document);
  const bytes = out.toBytes();
  const packed = deflateSync(bytes, { level: 9, mem: 12, dictionary });
  console.log(size, bytes.length, packed.length, Math.ceil(((packed.length + 2) * 4) / 3), JSON.stringify(out.sizes()));
  const meter = new Meter();
  expect(documentOfVersion1.read(new ColumnReader(bytes, meter))).toEqual(document);
  console.log(JSON.stringify(meter.used));
});
