# EGARCH(1,1) by Nelson (1991) in base R: the recursion, its likelihood's top, and what it expects of later sessions.
# Run in this folder: Rscript egarch.R. Writes egarch.csv (made-up returns: market, share) and egarch-results.csv.
# That ln h begins at the mean square is the program's definition; its code is not translated: ln h is held against the
# solution of a triangular system, expectations are integrals over the normal density (the program has them in closed
# form), the fit is optim(), errors are products of matrices.

set.seed(19910347)
days <- 520
fitted.days <- 1:500
ahead <- 3 + 0:10                 # the event window: sessions so many after the fit's last
market <- round(rnorm(days, 0.0004, 0.01), 5)
z <- rnorm(days)
log.h <- numeric(days)
log.h[1] <- log(2e-4)
for (t in 2:days) log.h[t] <- log(2e-4) * 0.15 + 0.85 * log.h[t - 1] + 0.35 * (abs(z[t - 1]) - sqrt(2 / pi)) - 0.12 * z[t - 1]
share <- round(0.0003 + 1.1 * market + exp(log.h / 2) * z, 5)
write.csv(data.frame(day = 0:(days - 1), market, share), "egarch.csv", row.names = FALSE, quote = FALSE)

y <- share[fitted.days]
x <- market[fitted.days]
T <- length(y)
mean.size <- sqrt(2 / pi)

# The recursion at parameters (alpha, beta, omega, a, g, b): ln h_1 of the mean square, and z_t by what came before.
recursion <- function(p) {
  e <- y - p[1] - p[2] * x
  l <- log(mean(e^2))
  for (t in 2:T) {
    z <- e[t - 1] / exp(l[t - 1] / 2)
    l[t] <- p[3] + p[6] * l[t - 1] + p[4] * (abs(z) - mean.size) + p[5] * z
  }
  list(e = e, h = exp(l), z = e / exp(l / 2))
}

# ln h_t = b^(t - 1) ln h_1 + sum_j b^(t - 1 - j) (omega + news_j), as (I - b lag) ln h = (ln h_1, omega + news): the
# recursion's own z must solve it.
solved <- function(p, r) {
  news <- p[3] + p[4] * (abs(r$z) - mean.size) + p[5] * r$z
  A <- diag(T)
  A[cbind(2:T, 1:(T - 1))] <- -p[6]
  exp(forwardsolve(A, c(log(mean(r$e^2)), news[-T])))
}

likelihood <- function(p) {
  r <- recursion(p)
  sum(dnorm(r$e, 0, sqrt(r$h), log = TRUE))
}

# E exp(s (a (|Z| - E|Z|) + g Z)), each side of the kink by itself.
expected <- function(a, g, s) {
  f <- function(u) exp(s * (a * (abs(u) - mean.size) + g * u) + dnorm(u, log = TRUE))
  integrate(f, -Inf, 0, rel.tol = 1e-12)$value + integrate(f, 0, Inf, rel.tol = 1e-12)$value
}

# E h_{T+k}: ln h_{T+1} is known; each later session multiplies by independent news (Nelson 1991, theorem A1.1).
forecast <- function(p, r, k) {
  known <- p[3] + p[6] * log(r$h[T]) + p[4] * (abs(r$z[T]) - mean.size) + p[5] * r$z[T]
  powers <- p[6]^(seq_len(k - 1) - 1)
  news <- vapply(powers, function(s) exp(s * p[3]) * expected(p[4], p[5], s), 0)
  exp(p[6]^(k - 1) * known) * prod(news)
}

out <- list()
put <- function(name, value) out[[name]] <<- unname(value)
report <- function(tag, p) {
  r <- recursion(p)
  stopifnot(max(abs(solved(p, r) / r$h - 1)) < 1e-10)
  put(paste0(tag, ".logLikelihood"), likelihood(p))
  for (t in c(1, 2, 60, 250, T)) put(paste0(tag, ".h.", t), r$h[t])
  for (k in c(1, 2, 5, 10, 11, 20, 60)) put(paste0(tag, ".forecast.", k), forecast(p, r, k))
  r
}

# At round parameters.
names <- c("alpha", "beta", "omega", "a", "g", "b")
for (tag in c("falls", "rises", "symmetric")) {
  p <- list(falls = c(0.0003, 1.1, -1.3, 0.3, -0.15, 0.85), rises = c(0, 0.9, -0.4, 0.12, 0.2, 0.95),
            symmetric = c(0.001, 1, -2.5, 0.5, 0, 0.7))[[tag]]
  for (at in 1:6) put(paste0(tag, ".", names[at]), p[at])
  report(tag, p)
}

# At the likelihood's top: the errors of AR and CAR in the event window by least squares weighted by 1 / h.
own <- sd(residuals(lm(y ~ x)))
free <- function(q) c(q[1] * own, q[2], q[3] + (1 - plogis(q[6])) * 2 * log(own), exp(q[4]), q[5], plogis(q[6]))
start <- c(0, 1.1, 0, log(0.2), 0, qlogis(0.85))
of <- function(q) { value <- -likelihood(free(q)); if (is.finite(value)) value else 1e6 }
found <- optim(start, of, method = "Nelder-Mead", control = list(maxit = 20000, reltol = 1e-15))
for (again in 1:4) {
  found <- optim(found$par, of, method = "BFGS", control = list(maxit = 1000, reltol = 1e-16, ndeps = rep(1e-5, 6)))
  found <- optim(found$par, of, method = "Nelder-Mead", control = list(maxit = 20000, reltol = 1e-15))
}
p <- free(found$par)
for (at in 1:6) put(paste0("top.", names[at]), p[at])
r <- report("top", p)
X <- cbind(1, x)
V <- solve(t(X) %*% diag(1 / r$h) %*% X)
now <- cbind(1, market[T + ahead])
h <- sapply(ahead, function(k) forecast(p, r, k))
ar <- share[T + ahead] - c(now %*% p[1:2])
se <- sqrt(h + diag(now %*% V %*% t(now)))
for (at in seq_along(ahead)) {
  put(paste0("ar.", ahead[at]), ar[at])
  put(paste0("se.", ahead[at]), se[at])
}
sums <- colSums(now)
put("car", sum(ar))
put("car.se", sqrt(sum(h) + c(t(sums) %*% V %*% sums)))

lines <- c(paste("#", R.version.string), "name,value",
           sapply(names(out), function(name) sprintf("%s,%.17g", name, out[[name]])))
writeLines(lines, "egarch-results.csv")
