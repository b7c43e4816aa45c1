#include "tests/faults/injected.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <grp.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <cstddef>
#include <cstdlib>
#include <fstream>
#include <iterator>

extern char** environ;

namespace orgplan::testing {
namespace {

namespace fs = std::filesystem;
using namespace std::string_literals;

constexpr uid_t kNobody = 65534;

void forbid_sockets() {
    std::array<sock_filter, 4> rules{{
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_socket, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    }};
    const sock_fprog filter{static_cast<unsigned short>(rules.size()), rules.data()};
    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) != 0) {
        ::_exit(kNotMade);
    }
}

void become(const Fault& fault, const fs::path& folder, int out, int err) {
    const auto open_as = [](const std::string& path, int flags, int as) {
        const int file = ::open(path.c_str(), flags, 0600);
        if (file < 0 || ::dup2(file, as) < 0) ::_exit(kNotMade);
    };
    if (::chdir(folder.c_str()) != 0) ::_exit(kNotMade);
    open_as(fault.in.empty() ? "/dev/null" : fault.in, O_RDONLY, STDIN_FILENO);
    ::dup2(err, STDERR_FILENO);
    if (fault.out.empty()) {
        ::dup2(out, STDOUT_FILENO);
    } else {
        open_as(fault.out, O_WRONLY, STDOUT_FILENO);
    }
    for (const auto& [name, value] : fault.environment) ::setenv(name.c_str(), value.c_str(), 1);
    if (fault.nobody && (::setgroups(0, nullptr) != 0 || ::setgid(kNobody) != 0 || ::setuid(kNobody) != 0)) {
        ::_exit(kNotMade);
    }
    if (fault.no_socket) forbid_sockets();
    for (const auto& [resource, most] : fault.limits) {
        const rlimit limit{most, most};
        if (::setrlimit(resource, &limit) != 0) ::_exit(kNotMade);
    }
}

const char* program() {
    const char* const named = std::getenv("ORGPLAN_PROGRAM");
    return named != nullptr ? named : ORGPLAN_BUILT;
}

// Both streams until they end; false where that takes too long.
bool collect(std::array<int, 2> ends, std::array<std::string*, 2> texts) {
    using Clock = std::chrono::steady_clock;
    const auto until = Clock::now() + std::chrono::seconds(30);
    std::array<pollfd, 2> watched{pollfd{ends[0], POLLIN, 0}, pollfd{ends[1], POLLIN, 0}};
    while (watched[0].fd >= 0 || watched[1].fd >= 0) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now()).count();
        if (left <= 0) return false;
        ::poll(watched.data(), watched.size(), static_cast<int>(left));
        for (std::size_t i = 0; i < watched.size(); ++i) {
            if (watched[i].fd < 0 || watched[i].revents == 0) continue;
            std::array<char, 65536> buffer{};
            const ssize_t count = ::read(watched[i].fd, buffer.data(), buffer.size());
            if (count <= 0) watched[i].fd = -1;
            if (count > 0) texts[i]->append(buffer.data(), static_cast<std::size_t>(count));
        }
    }
    return true;
}

}  // namespace

std::string Ended::text() const {
    return fmt::format("{}--- standard error\n{}--- exit code {}, signal {}{}\n", out.substr(0, 2000), err, exit_code,
                       signal, in_time ? "" : ", stopped after half a minute");
}

Ended run_with(const Fault& fault, const fs::path& folder, const std::vector<std::string>& arguments) {
    std::vector<std::string> words{program()};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> pointers;
    for (std::string& word : words) pointers.push_back(word.data());
    pointers.push_back(nullptr);
    std::array<int, 2> out{}, err{};
    if (::pipe2(out.data(), O_CLOEXEC) != 0 || ::pipe2(err.data(), O_CLOEXEC) != 0) return {};
    if (fault.closed_pipe) ::close(out[0]);
    const pid_t process = ::fork();
    if (process == 0) {
        become(fault, folder, out[1], err[1]);
        ::execv(program(), pointers.data());
        ::_exit(kNotMade);
    }
    ::close(out[1]);
    ::close(err[1]);
    Ended ended;
    ended.in_time = collect({fault.closed_pipe ? -1 : out[0], err[0]}, {&ended.out, &ended.err});
    if (!ended.in_time) ::kill(process, SIGKILL);
    int status = 0;
    ::waitpid(process, &status, 0);
    if (WIFEXITED(status)) ended.exit_code = WEXITSTATUS(status);
    if (WIFSIGNALED(status)) ended.signal = WTERMSIG(status);
    if (!fault.closed_pipe) ::close(out[0]);
    ::close(err[0]);
    return ended;
}

bool is_sanitized() {
#if defined(__SANITIZE_ADDRESS__)
    return std::getenv("ORGPLAN_PROGRAM") == nullptr;
#else
    return false;
#endif
}

Inputs::Inputs() {
    std::string name = (fs::temp_directory_path() / "orgplan-faults-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
    fs::permissions(folder_, fs::perms(0755));
    write("acme.yaml",
          "orgplan: 1\ncompany: {name: Acme, manager: ceo}\nrules: {policy: policy.yaml}\n"
          "stages: [{id: a, date: 2027-01-31}, {id: b, date: 2027-12-31}]\n"
          "positions: [{id: ceo, role: ceo, holder: Marta Quill}]\n"
          "units: [{id: lab, manager: head, positions: [{id: head, title: Head of the lab},\n"
          "  {role: backend-developer, count: {a: 4, b: 6}}]}]\n"
          "costs: {currency: EUR, yearly: {default: 60000}}\n");
    write("policy.yaml", "orgplan: 1\nrules: {packs: [structure]}\n");
    write("later.yaml", "orgplan: 1\nscenario: {id: later, base: acme.yaml}\nedit: {seats: {head: {fte: 0.5}}}\n");
    write("staff.csv", "id,manager_id,title,name\n1,,CEO,Marta Quill\n2,1,Backend Developer,Ines Okafor\n");
    write("notes.txt", "not to be lost\n");
    write("wide.yaml", wide("orgplan: 1\ncompany: {name: Acme}\n"));
    write("latin.yaml", "orgplan: 1\ncompany: {name: \"M\xFCller & S\xF6hne\"}\n");
    write("zero.yaml", "orgplan: 1\ncompany: {name: \"A\0B\0\"}\n"s);
    write("binary.yaml", "PK\x03\x04\x14\0\x06\0\x08\0\0\0"s);
    fs::create_directory(folder_ / "empty");
    ::mkfifo((folder_ / "pipe.yaml").c_str(), 0644);
}

Inputs::~Inputs() {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
}

void Inputs::write(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name, std::ios::binary) << text;
}

std::map<std::string, std::string> Inputs::all() const {
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder_)) {
        std::string& text = files[entry.path().lexically_relative(folder_).string()];
        if (entry.is_symlink()) text = "link to " + fs::read_symlink(entry.path()).string();
        if (entry.is_symlink() || !entry.is_regular_file()) continue;
        std::ifstream in(entry.path(), std::ios::binary);
        text.assign(std::istreambuf_iterator<char>(in), {});
    }
    return files;
}

std::string wide(const std::string& text) {
    std::string units;
    for (const char c : text) units += {c, '\0'};
    return units;
}

}  // namespace orgplan::testing
