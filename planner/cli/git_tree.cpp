#include "planner/cli/git_tree.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <vector>

extern char** environ;

namespace orgplan::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMost = language::FileTree::kMost;

struct Ran {
    bool started = false;
    bool clean = false;
    std::string out;
};

// Runs git in a folder and takes what it writes; its standard error is replaced by our own message.
Ran git(const fs::path& folder, std::vector<std::string> arguments) {
    Ran ran;
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return ran;
    arguments.insert(arguments.begin(), {"git", "-C", folder.empty() ? "." : folder.string()});
    std::vector<char*> words;
    for (std::string& word : arguments) words.push_back(word.data());
    words.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    ::posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    pid_t process = 0;
    ran.started = ::posix_spawnp(&process, "git", &actions, nullptr, words.data(), environ) == 0;
    ::posix_spawn_file_actions_destroy(&actions);
    ::close(ends[1]);
    std::array<char, 65536> buffer{};
    while (ran.started && ran.out.size() < kMost) {
        const ssize_t count = ::read(ends[0], buffer.data(), buffer.size());
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) break;
        ran.out.append(buffer.data(), static_cast<std::size_t>(count));
    }
    ::close(ends[0]);
    if (!ran.started) return ran;
    int status = 0;
    while (::waitpid(process, &status, 0) < 0 && errno == EINTR) {
    }
    ran.clean = WIFEXITED(status) && WEXITSTATUS(status) == 0;
    return ran;
}

fs::path folder_of(const std::string& path) {
    std::error_code error;
    fs::path folder(path);
    while (!folder.empty() && !fs::is_directory(folder, error)) folder = folder.parent_path();
    return folder;
}

// A commit by its hash, or one counted from another, such as `HEAD~3`: no branch of a remote is called that.
bool is_commit(const std::string& name) {
    const bool hash = name.size() >= 7 && name.find_first_not_of("0123456789abcdef") == std::string::npos;
    return hash || name.starts_with("HEAD") || name.find_first_of("~^@:") != std::string::npos;
}

// What may bring a revision that is not here.
std::string how_to_fetch(const fs::path& folder, const std::string& name) {
    if (is_commit(name)) {
        const bool shallow = git(folder, {"rev-parse", "--is-shallow-repository"}).out.starts_with("true");
        return shallow ? "; the clone is shallow, and `git fetch --unshallow` gets what is missing"
                       : "; `git log --oneline` lists those there are";
    }
    const auto is_remote = [&](const std::string& remote) { return git(folder, {"remote", "get-url", remote}).clean; };
    const std::size_t slash = name.find('/');
    std::string remote = name.substr(0, slash);
    std::string branch = slash == std::string::npos ? "" : name.substr(slash + 1);
    const bool named = !branch.empty() && is_remote(remote);
    if (!named) {
        if (!is_remote("origin")) {
            return branch.empty() ? "; `git branch --all` and `git tag` list those there are"
                                  : fmt::format("; there is no git remote `{}` either", remote);
        }
        remote = "origin";
        branch = name;
    }
    const std::string there = fmt::format("{}/{}", remote, branch);
    // A clone of one branch has the others of its remote alone.
    if (git(folder, {"rev-parse", "--verify", "--quiet", "refs/remotes/" + there}).clean) {
        return fmt::format("; write `--since {}`", there);
    }
    // A clone of one branch takes another only with the place to put it.
    return fmt::format("; run `git fetch {0} {1}:refs/remotes/{0}/{1}`{2}", remote, branch,
                       named ? "" : fmt::format(", then write `--since {}`", there));
}

// Why git finds no repository: there is none, or one that it does not read.
std::string no_repository(const std::string& path) {
    std::error_code error;
    fs::path at = fs::absolute(path, error).parent_path();
    while (!fs::exists(at / ".git", error) && at != at.parent_path()) at = at.parent_path();
    if (!fs::exists(at / ".git", error)) {
        return fmt::format("`{}` is not in a git repository; leave `--since` out, or check it in a clone", path);
    }
    return fmt::format(
        "git does not read the repository of `{}`; where another user owns it, run `git config --global --add "
        "safe.directory {}`",
        path, at.lexically_normal().string());
}

}  // namespace

std::unique_ptr<GitTree> GitTree::open(const std::string& path, const std::string& name, std::string& why) {
    const fs::path folder = folder_of(path);
    const Ran inside = git(folder, {"rev-parse", "--is-inside-work-tree"});
    if (!inside.started) {
        why = "cannot run git, which `--since` needs; install it, or leave `--since` out";
        return nullptr;
    }
    if (!inside.clean) {
        why = no_repository(path);
        return nullptr;
    }
    if (const std::size_t dots = name.find(".."); dots != std::string::npos) {
        const std::string from = name.substr(0, dots);
        std::string to = name.substr(dots);
        to.erase(0, to.find_first_not_of('.'));
        why = fmt::format("`{}` is a range, and `--since` takes one revision; write `--since {}`", name,
                          name.substr(dots).starts_with("...")
                              ? fmt::format("$(git merge-base {} {})", from, to.empty() ? "HEAD" : to)
                              : from);
        return nullptr;
    }
    if (name.empty()) {
        why = "`--since` names no revision; write `--since main`, or leave it out";
        return nullptr;
    }
    const bool option = name.front() == '-';
    Ran found;
    if (!option) found = git(folder, {"rev-parse", "--verify", "--quiet", name + "^{commit}"});
    if (!found.clean) {
        why = fmt::format("there is no git revision `{}` here{}", name, option ? "" : how_to_fetch(folder, name));
        return nullptr;
    }
    found.out.erase(found.out.find_last_not_of('\n') + 1);
    Ran root = git(folder, {"rev-parse", "--show-toplevel"});
    if (!root.out.empty() && root.out.back() == '\n') root.out.pop_back();
    return std::unique_ptr<GitTree>(new GitTree(name, std::move(found.out), std::move(root.out)));
}

std::string revision_in(const std::string& text) {
    const std::string name = text.substr(0, text.find(':'));
    if (name.empty() || name.front() == '-') return {};
    return git({}, {"rev-parse", "--verify", "--quiet", name + "^{commit}"}).clean ? name : std::string();
}

bool GitTree::is_outside(const std::string& path) const {
    std::error_code error;
    const fs::path inside = fs::weakly_canonical(fs::absolute(path), error).lexically_relative(root_);
    return inside.empty() || *inside.begin() == "..";
}

std::string GitTree::not_there(const std::string& path) const {
    return fmt::format(
        "`{0}` is not there at `{1}`, so there is nothing to compare; give a later revision that has it, or compare it "
        "with another file: `orgplan diff OTHER {0}`",
        path, name_);
}

std::string GitTree::in_repository(const std::string& path) const {
    std::error_code error;
    const fs::path canonical = fs::weakly_canonical(fs::absolute(path), error);
    std::string inside = canonical.lexically_relative(root_).generic_string();
    while (inside.ends_with('/')) inside.pop_back();
    return inside == "." ? std::string() : inside;
}

std::string GitTree::from_here(const std::string& in_repository, const std::string& like) const {
    const fs::path whole = fs::path(root_) / in_repository;
    if (fs::path(like).is_absolute()) return whole.string();
    std::error_code error;
    return whole.lexically_relative(fs::weakly_canonical(fs::current_path(error), error)).string();
}

bool GitTree::has(const std::string& path) const {
    if (is_outside(path)) return language::local_files().kind(path) != Kind::nothing;
    return git(root_, {"cat-file", "-e", fmt::format("{}:{}", commit_, in_repository(path))}).clean;
}

std::string GitTree::earlier_path(const std::string& path) const {
    const std::string wanted = in_repository(path);
    const bool folder = language::local_files().kind(path) == Kind::folder;
    const Ran ran =
        git(root_, {"diff", "--find-renames=30%", "--diff-filter=RD", "--name-status", "-z", commit_, "--"});
    std::vector<std::string> words;
    for (std::size_t at = 0; at < ran.out.size();) {
        const std::size_t end = std::min(ran.out.find('\0', at), ran.out.size());
        words.push_back(ran.out.substr(at, end - at));
        at = end + 1;
    }
    std::vector<std::string> moved, removed;
    for (std::size_t i = 0; i + 1 < words.size(); i += 2) {
        const std::string& was = words[i + 1];
        if (words[i].starts_with('R') && i + 2 < words.size()) {
            const std::string& is = words[++i + 1];
            const std::string of = folder ? fs::path(is).parent_path().generic_string() : is;
            if (of == wanted) moved.push_back(was);
        } else if (const fs::path file(was);
                   (folder ? file.parent_path() : file).filename() == fs::path(wanted).filename()) {
            // What git does not know yet has no rename.
            removed.push_back(was);
        }
    }
    if (moved.empty()) moved = std::move(removed);
    if (moved.empty()) return {};
    const std::string above = fs::path(moved.front()).parent_path().generic_string();
    const bool together = std::ranges::all_of(
        moved, [&](const std::string& each) { return fs::path(each).parent_path().generic_string() == above; });
    if (!folder || !together || above.empty()) return moved.size() == 1 ? from_here(moved.front(), path) : "";
    // One file of a folder that still exists was put into another.
    const bool alone = moved.size() == 1 && fs::is_directory(fs::path(root_) / above);
    return from_here(alone ? moved.front() : above, path);
}

std::string GitTree::read(const std::string& path, std::string& text, std::size_t most) const {
    if (is_outside(path)) return language::local_files().read(path, text, most);
    const fs::path file(path);
    const fs::path folder = file.parent_path();
    std::error_code error;
    // A link is read as what it leads to then; a folder may be gone by now.
    const bool gone = !folder.empty() && !fs::is_directory(folder, error);
    Ran ran = gone ? git(root_, {"show", fmt::format("{}:{}", commit_, in_repository(path))})
                   : git(folder, {"show", fmt::format("{}:./{}", commit_, file.filename().string())});
    // A document that is too long is cut off, and found to be so where it is read.
    if (!ran.clean && ran.out.size() < kMost) return not_there(path);
    text = std::move(ran.out);
    if (text.size() > most) text.resize(most);
    return {};
}

std::string GitTree::list(const std::string& folder, std::vector<std::string>& paths) const {
    return list(folder, false, paths);
}

std::string GitTree::list_below(const std::string& folder, std::vector<std::string>& paths) const {
    return list(folder, true, paths);
}

std::string GitTree::list(const std::string& folder, bool below, std::vector<std::string>& paths) const {
    const std::string inside = in_repository(folder);
    std::vector<std::string> arguments{"ls-tree", "-z", "--name-only", commit_};
    if (below) arguments.insert(arguments.begin() + 1, "-r");
    arguments.push_back(inside.empty() ? "./" : inside + "/");
    const Ran ran = git(root_, std::move(arguments));
    if (!ran.clean || ran.out.empty()) return not_there(folder);
    for (std::size_t at = 0; at < ran.out.size();) {
        const std::size_t end = std::min(ran.out.find('\0', at), ran.out.size());
        const fs::path name = fs::path(ran.out.substr(at, end - at)).lexically_relative(inside.empty() ? "." : inside);
        paths.push_back((fs::path(folder) / name).lexically_normal().string());
        at = end + 1;
    }
    return {};
}

language::FileTree::Kind GitTree::kind(const std::string& path) const {
    const Kind now = language::local_files().kind(path);
    if (now == Kind::folder) return Kind::folder;
    if (now != Kind::nothing || is_outside(path)) return Kind::file;
    const Ran ran = git(root_, {"cat-file", "-t", fmt::format("{}:{}", commit_, in_repository(path))});
    if (!ran.clean) return Kind::nothing;
    return ran.out.starts_with("tree") ? Kind::folder : Kind::file;
}

std::string GitTree::key(const std::string& path) const {
    return language::local_files().key(path);
}

}  // namespace orgplan::cli
