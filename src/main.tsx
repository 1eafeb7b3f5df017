import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './index.css';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with the id "root"');

createRoot(root).render(
  <StrictMode>
    <main className="p-(--s-6)">
      <h1>Loadbearing</h1>
    </main>
  </StrictMode>,
);
