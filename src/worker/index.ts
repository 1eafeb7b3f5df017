/** The page's door to the workers: clients and message types. What runs inside the workers is not exported, or the page would bundle the core twice. */
export { createBillClient, type BillClient } from './bill-client';
export { createFollowClient, type FollowClient } from './follow-client';
export { createReplicationsClient } from './replications-client';
export { createSimulationClient, type SimulationClient, type SimulationRequest } from './simulation-client';
export { createTrialsClient, type TrialsClient } from './trials-client';
export type {
  BillCommand,
  BillEvent,
  FollowEvent,
  JudgedRequirement,
  ReplicationsEvent,
  RunStatus,
  SimulationCommand,
  SimulationEvent,
  Speed,
  TrialsEvent,
} from './protocol';
