UPDATE chain SET mode = 2;
