import './ui/escapement-lab.ts';
