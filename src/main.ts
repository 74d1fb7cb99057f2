import './ui/language-guard.ts';
import './ui/escapement-lab.ts';
