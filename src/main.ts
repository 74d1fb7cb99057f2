import './ui/language-guard.ts';
import './ui/escapement-lab.ts';
import { keepForOffline } from './ui/offline.ts';

keepForOffline();
