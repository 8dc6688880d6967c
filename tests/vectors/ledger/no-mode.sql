UPDATE chain SET mode = 7;
