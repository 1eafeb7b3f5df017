/**
 * A door that counts each client, the page alone in its process, the office on a way of its own, and data at home; and answers that leave one of these out.
 * Under the flood of one client the start answers 65 % of the customers, and without a limit the split shop 95 %.
 */
import type { RateLimit } from '#design';
import { buildSolutions } from '../author';
import { abroad, home, vault, written, type Vault } from './written';

const perClient: RateLimit = { algorithm: 'token-bucket', limit: 5, windowMs: 1000, burst: 10, per: 'client' };
const forAll: RateLimit = { algorithm: 'token-bucket', limit: 60, windowMs: 1000, burst: 60, per: 'all' };

const hosts = { Web: ['web'], Accounts: ['accounts'], Shop: ['shop', 'billing'], Office: ['admin'] };
const reference: Vault = {
  hosts,
  open: ['Web', 'Accounts'],
  door: 'gateway',
  limit: perClient,
  invoices: 'queued',
  customersIn: home,
};

export const solutions = buildSolutions(written, {
  reference: { stage: vault(reference), passes: true },
  alternative: {
    stage: vault({
      ...reference,
      door: 'balancer',
      hosts: { Web: ['web'], Inside: ['shop', 'billing', 'admin'], Accounts: ['accounts'] },
    }),
    passes: true,
  },
  start: { stage: written.start, passes: false },
  'wrong-gateway-alone': {
    stage: vault({
      hosts: { Shop: ['web', 'shop', 'accounts', 'billing', 'admin'] },
      open: ['Shop'],
      door: 'gateway',
      limit: perClient,
      customersIn: home,
    }),
    passes: false,
  },
  'wrong-office-behind-the-door': {
    stage: vault({
      ...reference,
      hosts: { Web: ['web'], Accounts: ['accounts', 'admin'], Shop: ['shop', 'billing'] },
    }),
    passes: false,
  },
  'wrong-invoices-called': { stage: vault({ ...reference, invoices: 'called' }), passes: false },
  'wrong-no-limit': { stage: vault({ ...reference, limit: null }), passes: false },
  'wrong-limit-for-all': { stage: vault({ ...reference, limit: forAll }), passes: false },
  'wrong-data-stays': { stage: vault({ ...reference, customersIn: abroad }), passes: false },
  'wrong-page-abroad': { stage: vault({ ...reference, webIn: abroad }), passes: false },
});
