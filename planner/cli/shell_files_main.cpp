#include <filesystem>
#include <fstream>
#include <iostream>

#include "planner/cli/shell_files.h"

// Writes the completions and the man page into a folder, when the program is built.

int main(int count, char** values) {
    if (count != 2) {
        std::cerr << "usage: orgplan_shell_files FOLDER\n";
        return 2;
    }
    const std::filesystem::path folder = values[1];
    std::filesystem::create_directories(folder);
    const auto write = [&](const char* name, const std::string& text) {
        std::ofstream file(folder / name, std::ios::binary);
        file << text;
        file.close();
        return static_cast<bool>(file);
    };
    using namespace orgplan::cli;
    const bool wrote = write("orgplan", bash_completion()) && write("_orgplan", zsh_completion()) &&
                       write("orgplan.fish", fish_completion()) && write("orgplan.1", man_page());
    return wrote ? 0 : 3;
}
