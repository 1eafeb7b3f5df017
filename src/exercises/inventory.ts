/**
 * What the course says, item by item: goals, principles, challenges, ways to work, architectures with their good and bad sides, how systems grow, who uses what, and the pictures
 * that are drawn of them. An exercise names the items that it teaches, a design of the gallery those that it shows.
 */

export interface InventorySection {
  readonly title: string;
  /** In our own words, by id. */
  readonly items: Readonly<Record<string, string>>;
}

export const inventory: readonly InventorySection[] = [
  {
    title: 'Goals',
    items: {
      G1: 'Say what a backend architecture design is',
      G2: 'Say when one is needed',
      G3: 'Say how to make and carry out one',
      G4: 'Know the common architectures',
      G5: 'See how the architecture of one backend evolves',
    },
  },
  {
    title: 'What a design is, and why it matters',
    items: {
      W1: 'It fixes parts, interfaces and the movement of data, so that requirements are met',
      W2: 'It gives a complex problem a structure',
      W3: 'It is a shared language for the people involved',
      W4: 'It avoids doing things twice',
      W5: 'It ties the result to needs of users and aims of the business',
    },
  },
  {
    title: 'Principles',
    items: {
      P1: 'Modularity: each component has one task of its own',
      P2: 'Scalability: it copes with growth of traffic',
      P3: 'Robustness: it copes with errors and the unexpected',
      P4: 'Flexibility: it takes changes and later features',
    },
  },
  {
    title: 'Challenges',
    items: {
      C1: 'Complexity: many details that depend on each other',
      C2: 'Adaptability: needs move, the system follows',
      C3: 'Security: data and processes need protection all the time',
      C4: 'Technology choice: the stack matters and is hard to choose',
      C5: 'Resources: people, machines and money to build and keep it',
      C6: 'Alignment: everyone concerned agrees on the design',
    },
  },
  {
    title: 'When a design is called for',
    items: {
      N1: 'A new project on a green field',
      N2: 'A system has to scale: find its bottlenecks',
      N3: 'A complex problem is cut into parts that can be managed',
      N4: 'Efficiency: remove what is there twice',
      N5: 'Communication in a team has to improve',
    },
  },
  {
    title: 'What decides which design',
    items: {
      F1: 'Requirements of the project',
      F2: 'Expertise of the team',
      F3: 'Budget',
      F4: 'Time',
      F5: 'Size and complexity',
      F6: 'Maintenance',
      K1: 'Trends of technology',
      K2: 'Feedback of users',
      K3: 'Demands of the market',
      K4: 'Laws and regulations',
    },
  },
  {
    title: 'How: research, implement, iterate',
    items: {
      H1: 'Research',
      H2: 'Implement',
      H3: 'Iterate',
      R1: 'Purpose and scope',
      R2: 'Needs and expectations of users',
      R3: 'Functions that meet them',
      R4: 'Levels of performance',
      R5: 'Constraints: budget, resources, time',
      R6: 'Growth of demand, and how the system follows',
      R7: 'Security',
      R8: 'Regulation and compliance',
      R9: 'Integration with systems that exist',
      X1: 'Try new technologies',
      X2: 'Experiment with methods and tools',
      X3: 'Decide: a new design altogether, or small changes',
      T1: 'Record what was explored, and keep the project on its path',
      T2: 'Describe what was explored in detail',
      T3: 'A reference for developers and others',
      T4: 'Help people to communicate and work together',
    },
  },
  {
    title: 'Steps and good practice',
    items: {
      I1: 'Choose the design',
      I2: 'Define modules, interfaces, data',
      I3: 'Develop each component on its own task',
      I4: 'Test it hard, against the requirements',
      I5: 'Deploy it in a way that can be controlled',
      I6: 'Maintain it as needs change',
      B1: 'All stakeholders from the beginning',
      B2: 'Modular, so that it stays manageable',
      B3: 'Plan for scale from the beginning',
      B4: 'Robust and flexible: errors, odd inputs, changes',
      B5: 'Security throughout',
      B6: 'Keep up with technology',
      B7: 'Use the feedback of users',
    },
  },
  {
    title: 'Architectures',
    items: {
      A1: 'Monolith: all code is one unit that runs in one system',
      A2: 'Services: parts in processes of their own, loosely joined, deployed apart',
      A2a: 'Generic services: a component with one function for the platform',
      A2b: 'Microservices: small and independent, built, deployed and scaled one by one',
      'A2-o1': 'Continuous delivery of large applications',
      'A2-o2': 'Room to innovate',
      'A2-o3': 'A shorter time to market',
      A3: 'Serverless: somebody else runs the servers',
      A3a: 'Backend as a service: building blocks that are bought',
      A3b: 'Functions: own code, started by an event',
    },
  },
  {
    title: 'The monolith: for, against, uses',
    items: {
      MP1: 'For the monolith: one unit to develop, test and deploy',
      MP2: 'For the monolith: every module handles requests by the same procedures',
      MP3: 'For the monolith: parts talk inside one process',
      MC1: 'Against the monolith: no part can be scaled alone',
      MC2: 'Against the monolith: a change of one part may redeploy everything',
      MC3: 'Against the monolith: it grows too large to manage',
      MU1: 'Small applications with a clear, stable scope',
      MU2: 'Simple, well-defined business processes',
      MU3: 'Applications whose performance is critical',
    },
  },
  {
    title: 'Services: for, against, uses',
    items: {
      DP1: 'For services: independent development by focused teams',
      DP2: 'For services: independent deployment',
      DP3: 'For services: one failing process does not take the rest along',
      DP4: 'For services: each service has a stack of its own',
      DC1: 'Against services: the complexity of a distributed system',
      DC2: 'Against services: development and testing are harder',
      DC3: 'Against services: keeping data consistent',
      DU1: 'E-commerce',
      DU2: 'Social media',
      DU3: 'Streaming',
      DU4: 'Online games',
      DU5: 'The internet of things',
    },
  },
  {
    title: 'Serverless: for, against, uses',
    items: {
      SP1: 'For serverless: no servers to manage',
      SP2: 'For serverless: pay for use, not for capacity',
      SP3: 'For serverless: it scales by itself',
      SC1: 'Against serverless: dearer for what runs long and steadily',
      SC2: 'Against serverless: hard to test, as the environment needs the internet',
      SC3: 'Against serverless: harder troubleshooting',
      SU1: 'Files processed as they are uploaded',
      SU2: 'Streams processed as they come',
      SU3: 'Extract, transform and load on demand',
      SU4: 'Static websites from an object store',
    },
  },
  {
    title: 'Evolution',
    items: {
      E1: 'Start with a monolith',
      E2: 'Split into services as company and project grow',
      E3: 'Save with serverless',
    },
  },
  {
    title: 'Who uses it',
    items: {
      S1: 'Amazon',
      S2: 'Netflix: streaming',
      S3: 'Netflix: Cosmos',
      S4: 'Google: search',
      S5: 'Uber',
    },
  },
  {
    title: 'Pictures',
    items: {
      D1: 'Picture: Quirk v1: events in a cluster',
      D2: 'Picture: Quirk: telemetry of functions',
      D3: 'Picture: a monolith',
      D4: 'Picture: services',
      D5: 'Picture: microservices',
      D6: 'Picture: serverless',
      D7: 'Picture: a retail supply chain',
      D8: 'Picture: a pipeline that processes video',
      D9: 'Picture: a microservice, a workflow and two functions',
      D10: 'Picture: a search engine of 1998',
      D11: 'Picture: a chat with customer support',
    },
  },
  {
    title: 'Conclusions',
    items: {
      L1: 'Plan systematically: understand needs and technology before you start',
      L2: 'Flexibility and scalability at the core, so that a change needs no new design',
      L3: 'Keep learning and adapting',
    },
  },
];
