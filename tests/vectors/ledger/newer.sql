UPDATE chain SET version = 99;
