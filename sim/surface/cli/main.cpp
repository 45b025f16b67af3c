// The `drydock` command.
#include "sim/surface/cli/cli.h"

int main(int argc, char** argv) { return drydock::cli::run_program(argc, argv); }
