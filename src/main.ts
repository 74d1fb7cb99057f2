import './ui/site/language-guard.ts';
import './ui/site/escapement-lab.ts';
import { keepForOffline } from './ui/site/offline.ts';

keepForOffline();
